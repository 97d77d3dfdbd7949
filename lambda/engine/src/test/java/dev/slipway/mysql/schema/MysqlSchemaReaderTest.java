package dev.slipway.mysql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.config.MysqlSettings;
import dev.slipway.mysql.MysqlSession;
import dev.slipway.mysql.schema.MysqlIndex.Part;
import dev.slipway.mysql.schema.MysqlTable.MysqlCheck;
import dev.slipway.testing.mysql.MariaDbDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests what is read of a catalogue, on a real server, and of MySQL's as its manual has it. */
class MysqlSchemaReaderTest {

  private static final String PARENT =
      "CREATE TABLE parent (a int, b varchar(10), PRIMARY KEY (a, b)) ENGINE=InnoDB";

  private static final String CHILD =
      """
      CREATE TABLE `odd ``name` (
        id int unsigned NOT NULL AUTO_INCREMENT COMMENT 'the "number"',
        camelCase varchar(20) CHARACTER SET latin1 DEFAULT 'it''s \\\\ a\\nline',
        price decimal(10,2) NOT NULL DEFAULT 1.50,
        flag bit(1) DEFAULT b'1', flags bit(12), ok tinyint(1), small tinyint,
        at timestamp(3) NULL DEFAULT current_timestamp(3) ON UPDATE current_timestamp(3),
        e enum('a','b,''c','d\\\\e') DEFAULT 'a', s set('x','y'), j json, doc longtext,
        sum_of decimal(11,2) AS (price + 1) STORED, twice int AS (id * 2) VIRTUAL,
        hidden int INVISIBLE, pa int, pb varchar(10), place point NOT NULL,
        PRIMARY KEY (id), UNIQUE KEY u (camelCase, price), KEY k (camelCase(5), price DESC),
        FULLTEXT KEY f (camelCase), SPATIAL KEY sp (place),
        CONSTRAINT fk FOREIGN KEY (pa, pb) REFERENCES parent (a, b) ON DELETE CASCADE,
        CONSTRAINT positive CHECK (price > 0)
      ) ENGINE=InnoDB AUTO_INCREMENT=77 COMMENT='a table'
      """;

  @RegisterExtension final MariaDbDatabase mysql = new MariaDbDatabase();

  @Test
  void readsTablesWithAllThatBelongsToThem() throws Exception {
    MysqlTable table = read(PARENT, CHILD).tables().get(0);
    assertThat(table.name()).isEqualTo("odd `name");
    assertThat(table.comment()).isEqualTo("a table");
    assertThat(table.nextNumber()).isEqualTo(77);
    assertThat(table.isTransactional()).isTrue();
    assertThat(table.checks()).contains(new MysqlCheck("positive", "`price` > 0"));
    assertThat(table.foreignKeys())
        .containsExactly(
            new MysqlForeignKey(
                "fk",
                List.of("pa", "pb"),
                mysql.name(),
                "parent",
                List.of("a", "b"),
                "RESTRICT",
                "CASCADE"));
  }

  @Test
  void readsColumnsAsTheyAre() throws Exception {
    MysqlTable table = read(PARENT, CHILD).tables().get(0);
    assertThat(column(table, "ID"))
        .satisfies(id -> assertThat(id.isUnsigned()).isTrue())
        .satisfies(id -> assertThat(id.traits().autoIncrement()).isTrue())
        .satisfies(id -> assertThat(id.comment()).isEqualTo("the \"number\""));
    assertThat(column(table, "camelCase").charset()).isEqualTo("latin1");
    assertThat(column(table, "camelCase").length()).isEqualTo(20);
    assertThat(column(table, "camelCase").defaultValue())
        .isEqualTo(new MysqlDefault("it's \\ a\nline", false));
    assertThat(column(table, "price").precision()).isEqualTo(10);
    assertThat(column(table, "price").scale()).isEqualTo(2);
    assertThat(column(table, "flag").defaultValue().bits()).isEqualTo("1");
    assertThat(column(table, "flag").isBoolean()).isTrue();
    assertThat(column(table, "flags").isBoolean()).isFalse();
    assertThat(column(table, "flags").length()).isEqualTo(12);
    assertThat(column(table, "ok").isBoolean()).isTrue();
    assertThat(column(table, "small").isBoolean()).isFalse();
    assertThat(column(table, "at").precision()).isEqualTo(3);
    assertThat(column(table, "at").defaultValue().isNow()).isTrue();
    assertThat(column(table, "at").traits().updatedNow()).isTrue();
    assertThat(column(table, "e").members()).containsExactly("a", "b,'c", "d\\e");
    assertThat(column(table, "s").members()).containsExactly("x", "y");
    assertThat(column(table, "j").type()).isEqualTo("json");
    assertThat(column(table, "doc").type()).isEqualTo("longtext");
    assertThat(column(table, "doc").defaultValue()).isNull();
    assertThat(column(table, "sum_of").traits().storedGeneration()).isTrue();
    assertThat(column(table, "sum_of").generation()).isEqualTo("`price` + 1");
    assertThat(column(table, "twice").isGenerated()).isTrue();
    assertThat(column(table, "hidden").traits().invisible()).isTrue();
  }

  @Test
  void readsIndexesThePrimaryKeyFirst() throws Exception {
    MysqlTable table = read(PARENT, CHILD).tables().get(0);
    assertThat(table.indexes())
        .extracting(MysqlIndex::name)
        .containsExactly("PRIMARY", "f", "fk", "k", "sp", "u");
    assertThat(table.primaryKey().orElseThrow().columns()).containsExactly("id");
    MysqlIndex prefix = table.indexes().get(3);
    assertThat(prefix.parts())
        .containsExactly(new Part("camelCase", null, 5, false), new Part("price", null, 0, true));
    assertThat(prefix.unique()).isFalse();
    assertThat(table.indexes()).extracting(MysqlIndex::kind).contains("FULLTEXT", "SPATIAL");
    assertThat(table.indexes().get(5).unique()).isTrue();
  }

  @Test
  void namesWhatIsNoTable() throws Exception {
    MysqlSchema schema =
        read(
            "CREATE TABLE t (i int) ENGINE=MyISAM",
            "CREATE VIEW v AS SELECT i FROM t",
            "CREATE SEQUENCE numbers",
            "CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.i = 1",
            "CREATE PROCEDURE p() SELECT 1",
            "CREATE FUNCTION f() RETURNS int RETURN 1",
            "CREATE EVENT ev ON SCHEDULE EVERY 1 DAY DO SELECT 1");
    assertThat(schema.leftOut())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "view v", "sequence numbers", "trigger tr", "procedure p", "function f", "event ev");
    assertThat(schema.tables()).extracting(MysqlTable::isTransactional).containsExactly(false);
    assertThat(schema.server()).startsWith("MariaDB ");
  }

  @Test
  void defaultsOfMysqlAreTheValueItself() {
    assertThat(MysqlDefault.ofMysql(null, "")).isNull();
    assertThat(MysqlDefault.ofMysql("it's", "")).isEqualTo(new MysqlDefault("it's", false));
    assertThat(MysqlDefault.ofMysql("NULL", "")).isEqualTo(new MysqlDefault("NULL", false));
    assertThat(MysqlDefault.ofMysql("uuid()", "DEFAULT_GENERATED"))
        .isEqualTo(new MysqlDefault("uuid()", true));
    assertThat(MysqlDefault.ofMysql("CURRENT_TIMESTAMP", "").isNow()).isTrue();
    assertThat(MysqlDefault.ofMysql("b'0101'", "").bits()).isEqualTo("0101");
  }

  private MysqlSchema read(String... statements) throws Exception {
    mysql.execute(statements);
    MysqlSettings settings = MysqlSettings.read("--from", mysql.url(), Map.of());
    try (MysqlSession session = MysqlSession.open(settings)) {
      return MysqlSchemaReader.read(session);
    }
  }

  private static MysqlColumn column(MysqlTable table, String name) {
    return table.column(name).orElseThrow();
  }
}
