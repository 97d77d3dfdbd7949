package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.kms.KeySpec;
import software.amazon.awscdk.services.kms.KeyUsage;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterAttributes;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.IDatabaseCluster;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;

/** What is refused when the app is synthesized, with the reason. */
class WrongPropsTest {

  private static Stack stack;
  private static Vpc vpc;
  private static ISecret secret;
  private static DatabaseInstance nameless;

  @BeforeAll
  static void prepare() {
    stack = Sample.stack("wrong");
    vpc = Sample.vpc(stack);
    secret = Secret.fromSecretNameV2(stack, "Secret", "app");
    nameless = Sample.database(stack, vpc).build();
  }

  private static DatabaseMigrationsProps.Builder complete() {
    return DatabaseMigrationsProps.builder()
        .vpc(vpc)
        .migrations(Sample.MIGRATIONS)
        .functionJar(Sample.functionJar())
        .endpoint("db.internal", 5432)
        .secret(secret)
        .databaseName("app");
  }

  private static void refuses(DatabaseMigrationsProps.Builder props, String... problems) {
    assertThatThrownBy(props::build)
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("DatabaseMigrations cannot be built:\n")
        .message()
        .satisfies(message -> assertThat(message.lines().skip(1)).containsExactly(problems));
  }

  @Test
  void acceptsTheSample() {
    DatabaseMigrationsProps props = complete().build();
    assertThat(props.migrations().headVersion()).isEqualTo("20250101_120000");
    assertThat(props.target().label()).isEqualTo("app");
  }

  @Test
  void namesEverythingThatIsMissingAtOnce() {
    refuses(
        DatabaseMigrationsProps.builder().functionJar("no/such.jar"),
        "  database: is missing; give database(...), or endpoint(...) and secret(...)",
        "  migrations: is missing; name the folder of the SQL files",
        "  vpc: is missing; the function must be where the database is",
        "  functionJar: there is no file " + Path.of("no/such.jar").toAbsolutePath());
  }

  @Test
  void refusesWhatTheCdkWouldRefuseInWordsOfItsOwn() {
    refuses(
        complete().functionJar("pom.xml").lockTimeout(Duration.millis(Token.asNumber("${later}"))),
        "  lockTimeout: is known at the deploy only, and must be known at synth",
        "  functionJar: must be a .jar or .zip, for Lambda; not pom.xml");
  }

  @Test
  void refusesTwoDatabases() {
    refuses(
        complete().database(nameless).instanceIdentifier("app").clusterIdentifier("app"),
        "  clusterIdentifier: contradicts what is known already; it is only for an endpoint, and"
            + " one of the two",
        "  database: is given more than once; migrations are of one database");
  }

  @Test
  void refusesASecondPort() {
    refuses(
        complete().databasePort(6432),
        "  databasePort: contradicts what is known already; it is for a secret alone");
  }

  @Test
  void refusesADatabaseThatDoesNotKnowItsEndpoint() {
    IDatabaseCluster imported =
        DatabaseCluster.fromDatabaseClusterAttributes(
            stack,
            "Imported",
            DatabaseClusterAttributes.builder().clusterIdentifier("app-prod").build());
    refuses(
        DatabaseMigrationsProps.builder()
            .vpc(vpc)
            .migrations(Sample.MIGRATIONS)
            .functionJar(Sample.functionJar())
            .database(imported)
            .secret(secret)
            .databaseName("app"),
        "  database: is imported without its endpoint; import it with address and port");
  }

  @Test
  void refusesAnotherServer() {
    DatabaseInstance mysql =
        DatabaseInstance.Builder.create(stack, "Mysql")
            .engine(DatabaseInstanceEngine.MYSQL)
            .vpc(vpc)
            .vpcSubnets(SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build())
            .databaseName("app")
            .build();
    refuses(
        DatabaseMigrationsProps.builder()
            .vpc(vpc)
            .migrations(Sample.MIGRATIONS)
            .functionJar(Sample.functionJar())
            .database(mysql),
        "  database: is mysql; only PostgreSQL is migrated");
  }

  @Test
  void asksForTheNameThatNobodyKnows() {
    refuses(
        DatabaseMigrationsProps.builder()
            .vpc(vpc)
            .migrations(Sample.MIGRATIONS)
            .functionJar(Sample.functionJar())
            .database(nameless),
        "  databaseName: is missing; the database is made without one, so its secret does not name"
            + " any either");
    refuses(
        DatabaseMigrationsProps.builder()
            .vpc(vpc)
            .migrations(Sample.MIGRATIONS)
            .functionJar(Sample.functionJar())
            .endpoint("db.internal", 5432),
        "  databaseName: is missing; metrics and alarms are named after it. When only the secret"
            + " knows it, give instanceIdentifier(...) or clusterIdentifier(...)",
        "  secret: is missing; this database brings none, so give secret(...) with user and"
            + " password, or iamUser(...) for a log-in by IAM");
  }

  @Test
  void refusesANameThatWouldOpenMoreThanOnePrefix() {
    refuses(
        complete().databaseName("app/*"),
        "  databaseName: is \"app/*\"; it may not hold / * ? $ or white space");
  }

  @Test
  void refusesSnapshotsOfTheUnknown() {
    refuses(
        complete().snapshotBeforeUp(true),
        "  snapshotBeforeUp: needs to know what to take a snapshot of; give"
            + " instanceIdentifier(...) or clusterIdentifier(...)");
  }

  @Test
  void refusesBackupsWithoutABucket() {
    refuses(
        complete().environment("prod").backups(Backups.none()),
        "  backups: are off, but up is to back up first (AUTO in prod) and would fail; give a"
            + " bucket, or say BackupBeforeUp.NEVER");
    refuses(
        complete().environment("Production").backups(Backups.none()),
        "  backups: are off, but up is to back up first (AUTO in Production) and would fail; give a"
            + " bucket, or say BackupBeforeUp.NEVER");
    refuses(
        complete().environment("eu").protectedEnvironments("us", "EU").backups(Backups.none()),
        "  backups: are off, but up is to back up first (AUTO in eu) and would fail; give a"
            + " bucket, or say BackupBeforeUp.NEVER");
    refuses(
        complete().protectedEnvironments("not one"),
        "  protectedEnvironments: must be names of environments with commas between them, such as"
            + " prod,live");
    refuses(
        complete().backupBeforeUp(BackupBeforeUp.ALWAYS).backups(Backups.none()),
        "  backups: are off, but up is to back up first (ALWAYS) and would fail; give a bucket, or"
            + " say BackupBeforeUp.NEVER");
    assertThat(
            complete()
                .environment("prod")
                .backups(Backups.none())
                .backupBeforeUp(BackupBeforeUp.NEVER)
                .build()
                .backup()
                .where()
                .areOff())
        .isTrue();
  }

  @Test
  void refusesAKeyThatDoesNotSign() {
    String wrong =
        "  backupKey: is not for HMAC; make it with KeyUsage.GENERATE_VERIFY_MAC and"
            + " KeySpec.HMAC_256";
    Key usual = new Key(stack, "Usual");
    refuses(complete().backupKey(usual), wrong);
    Key longer =
        Key.Builder.create(stack, "Longer")
            .keyUsage(KeyUsage.GENERATE_VERIFY_MAC)
            .keySpec(KeySpec.HMAC_512)
            .build();
    refuses(complete().backupKey(longer), wrong);
    refuses(complete().backupKey(usual.addAlias("alias/usual")), wrong);
    IKey theirs = Key.fromKeyArn(stack, "Theirs", "arn:aws:kms:eu-west-1:111122223333:key/theirs");
    refuses(
        complete().backupKey(theirs).backups(Backups.none()),
        "  backupKey: signs backups, and backups are off");
  }

  @Test
  void takesAKeyForHmac() {
    Key key =
        Key.Builder.create(stack, "Signs")
            .keyUsage(KeyUsage.GENERATE_VERIFY_MAC)
            .keySpec(KeySpec.HMAC_256)
            .build();
    assertThat(complete().backupKey(key).build().backup().key()).containsSame(key);
    assertThat(complete().backupKey(key.addAlias("alias/signs")).build().backup().key())
        .isPresent();
  }

  @Test
  void snapshotFirstNeedsNoBucket() {
    assertThat(
            complete()
                .environment("prod")
                .backups(Backups.none())
                .instanceIdentifier("app-prod")
                .snapshotBeforeUp(true)
                .build()
                .backup()
                .snapshot())
        .isTrue();
  }

  @Test
  void refusesValuesOutOfRange() {
    refuses(
        complete()
            .endpoint("db.internal", 70_000)
            .environment("my prod")
            .migrationsFormat("flayway")
            .historySchema("pg_catalog")
            .lockTimeout(Duration.minutes(11))
            .lockTries(0)
            .connectWait(Duration.hours(1))
            .set("a b", "c")
            .set("twice", "c")
            .setEnv("twice", "no-variable")
            .memory(128)
            .runtime(Runtime.JAVA_11)
            .statusEvery(Duration.seconds(90)),
        "  database: is given more than once; migrations are of one database",
        "  environment: must be one word such as dev, staging or prod",
        "  historySchema: is a schema of the server's own; name one of yours",
        "  migrationsFormat: is not one of auto, native, atlas, dbmate, diesel, drizzle, flyway,"
            + " golang-migrate, goose, liquibase, node-pg-migrate, prisma, rails, rambler,"
            + " sql-migrate, sqitch, sqlx, supabase",
        "  set: \"a b\" is not a valid name of a placeholder",
        "  setEnv: twice is given by set already",
        "  setEnv: \"no-variable\" is not a valid name of a variable",
        "  lockTries: must be from 1 to 99999",
        "  lockTimeout: must be from 1 ms to 10 min",
        "  connectWait: must be from 1 ms to 10 min",
        "  memory: is 128 MB; it must be from 512 to 10240",
        "  runtime: is java11; the function needs Java 17 or newer",
        "  statusEvery: must be whole minutes from 5 min to 1 day");
  }

  @Test
  void refusesAPortThatDoesNotExist() {
    refuses(
        DatabaseMigrationsProps.builder()
            .vpc(vpc)
            .migrations(Sample.MIGRATIONS)
            .functionJar(Sample.functionJar())
            .endpoint("db.internal", 70_000)
            .secret(secret)
            .databaseName("app"),
        "  endpoint: has port 70000; 1 to 65535 exist");
  }

  @Test
  void refusesBackupsByScheduleThatCannotBe() {
    refuses(
        complete().backupEvery(Duration.minutes(5)).backups(Backups.none()),
        "  backupEvery: needs a place for backups, and backups are off",
        "  backupEvery: must be whole minutes from 1 hour to 30 days");
  }

  @Test
  void refusesAScheduleThatIsTurnedOffToo() {
    refuses(
        complete().statusEvery(Duration.hours(2)).withoutStatusSchedule(),
        "  statusEvery: contradicts withoutStatusSchedule()");
  }

  @Test
  void refusesMigrationsThatTheFunctionWouldRefuse(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("001_one.sql"), "-- UP\nSELECT 'unclosed;\n");
    Files.writeString(folder.resolve("second.sql"), "-- UP\nSELECT 1;\n");
    assertThatThrownBy(complete().migrations(folder.toString())::build)
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("  001_one.sql:2:8: ")
        .hasMessageContaining("  second.sql: the name fits none of the forms");
  }

  @Test
  void refusesAFolderThatIsNotThereOrEmpty(@TempDir Path folder) {
    refuses(
        complete().migrations(folder.toString()),
        "  migrations: There is no migration in "
            + folder
            + ": it holds no .sql file. Name the folder that holds them with --migrations or"
            + " MIGRATIONS, or write the first with: new NAME. Nothing was done.");
    refuses(
        complete().migrations(folder.resolve("other").toString()),
        "  migrations: there is no folder " + folder.resolve("other"));
  }
}
