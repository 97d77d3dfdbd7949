package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.backup.snapshot.RdsSnapshot;
import dev.slipway.backup.snapshot.SnapshotFailed;
import dev.slipway.backup.snapshot.SnapshotSource;
import dev.slipway.backup.snapshot.SourceBusy;
import dev.slipway.testing.aws.AwsProperties;
import dev.slipway.testing.rds.HeldSnapshot;
import dev.slipway.testing.rds.RdsFault;
import dev.slipway.testing.rds.RdsServer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Tests {@link RdsSnapshots} with a stand-in that speaks the protocol of RDS. */
class RdsSnapshotsTest {

  static final List<SnapshotSource> SOURCES =
      List.of(SnapshotSource.parse("db:app"), SnapshotSource.parse("cluster:shop"));

  static final List<RdsFault> PASSING =
      List.of(
          RdsFault.INTERNAL,
          RdsFault.UNAVAILABLE,
          RdsFault.THROTTLED,
          RdsFault.CUT,
          RdsFault.LOSE_ANSWER);

  private static final Map<String, String> TAGS = Map.of("slipway:run", "1", "slipway:tool", "é");
  private static final RdsServer SERVER = new RdsServer();

  @RegisterExtension
  static final AwsProperties AWS = AwsProperties.of("aws.endpointUrlRds", SERVER::endpoint);

  private final RdsSnapshots rds = new RdsSnapshots("localhost");

  @BeforeAll
  static void fill() {
    SERVER.instance("other", host("other"));
    SERVER.member("shop-1", host("shop-1"), "shop");
    SERVER.member("shop-2", host("shop-2"), "shop");
    SERVER.instance("app", host("app"));
    SERVER.cluster("first", host("first.cluster-x"), host("first.cluster-ro-x"));
    SERVER.cluster("second", host("second.cluster-x"), host("second.cluster-ro-x"));
    SERVER.cluster(
        "shop",
        host("shop.cluster-x"),
        host("shop.cluster-ro-x"),
        host("reports.cluster-custom-x"),
        host("batch.cluster-custom-x"));
  }

  private static String host(String name) {
    return name + ".abc123.us-east-1.rds.amazonaws.com";
  }

  @BeforeEach
  void takeAWhile() {
    SERVER.takeSnapshots(1, "available");
  }

  @AfterAll
  static void stopServer() {
    SERVER.close();
  }

  @ParameterizedTest
  @CsvSource({
    "app, db:app",
    "shop-2, cluster:shop",
    "shop.cluster-x, cluster:shop",
    "shop.cluster-ro-x, cluster:shop",
    "batch.cluster-custom-x, cluster:shop"
  })
  void findsTheInstanceOrItsClusterByAnyEndpoint(String name, String source) {
    assertThat(rds.find(host(name))).hasToString(source);
    assertThat(rds.find(host(name).toUpperCase(Locale.ROOT) + ".")).hasToString(source);
  }

  @Test
  void hostOfNobodyIsToldWithWhatToSay() {
    assertThatThrownBy(() -> rds.find("db.example.com"))
        .isInstanceOf(SnapshotFailed.class)
        .hasMessage(
            "No RDS instance and no cluster of this region and account has the endpoint"
                + " db.example.com. The database was not changed. Next: say which it is by"
                + " DB_RESOURCE_ID (--rds-resource): db:IDENTIFIER or cluster:IDENTIFIER.");
  }

  @ParameterizedTest
  @CsvSource({"db:app, db:app", "db:shop-1, cluster:shop", "cluster:shop, cluster:shop"})
  void clusterOfAGivenInstanceIsTheWhole(String given, String whole) {
    assertThat(rds.whole(SnapshotSource.parse(given))).hasToString(whole);
  }

  @Test
  void givenInstanceThatIsNotThereIsTold() {
    assertThatThrownBy(() -> rds.whole(SnapshotSource.parse("db:gone")))
        .isInstanceOf(SnapshotFailed.class)
        .hasMessage(
            "db:gone cannot be looked up in RDS (DBInstanceNotFound: DBInstance gone not found.)."
                + " The database was not changed. Next: check DB_RESOURCE_ID (--rds-resource), the"
                + " region and the account.");
  }

  @ParameterizedTest
  @FieldSource("SOURCES")
  void snapshotIsBegunLookedAtListedAndDeleted(SnapshotSource source) {
    String name = "slipway-app-001-" + source.identifier();
    RdsSnapshot begun = rds.create(source, name, TAGS);
    assertThat(begun.source()).isEqualTo(source);
    assertThat(begun.status()).isEqualTo("creating");
    assertThat(begun.tags()).isEqualTo(TAGS);
    assertThat(begun.arn()).endsWith(":" + name);
    assertThat(rds.look(begun.arn()).orElseThrow().isAvailable()).isFalse();
    RdsSnapshot done = rds.look(begun.arn()).orElseThrow();
    assertThat(done.isAvailable()).isTrue();
    assertThat(done.percent()).isEqualTo(100);
    assertThat(done.started()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    assertThat(rds.list(source)).contains(done);
    rds.delete(done);
    assertThat(rds.list(source)).doesNotContain(done);
    assertThat(rds.look(begun.arn())).isEmpty();
  }

  @Test
  void listsAllPagesButNotWhatRdsTakesByItself() {
    IntStream.rangeClosed(1, 5).forEach(i -> SERVER.add(snapshot("manual", i)));
    SERVER.add(snapshot("automated", 6));
    assertThat(rds.list(SnapshotSource.parse("db:other")))
        .extracting(RdsSnapshot::name)
        .containsExactly("other-1", "other-2", "other-3", "other-4", "other-5");
  }

  private static HeldSnapshot snapshot(String type, int number) {
    return new HeldSnapshot(
        false, "other", "other-" + number, type, Instant.EPOCH, Map.of(), 0, "available");
  }

  @ParameterizedTest
  @FieldSource("PASSING")
  void faultThatPassesIsNotNoticedAndMakesNoSecondSnapshot(RdsFault fault) {
    for (SnapshotSource source : SOURCES) {
      String action =
          source.identifier().equals("app") ? "CreateDBSnapshot" : "CreateDBClusterSnapshot";
      SERVER.failNext(action, fault, fault);
      int before = SERVER.snapshots().size();
      String name = "slipway-fault-" + PASSING.indexOf(fault) + "-" + source.identifier();
      RdsSnapshot begun = rds.create(source, name, TAGS);
      assertThat(begun.name()).isEqualTo(name);
      assertThat(SERVER.snapshots()).hasSize(before + 1);
      rds.delete(begun);
    }
  }

  @ParameterizedTest
  @CsvSource({"DescribeDBInstances", "DescribeDBClusters"})
  void lookingForTheSourceOutlastsFaults(String action) {
    SERVER.failNext(action, RdsFault.INTERNAL, RdsFault.CUT);
    assertThat(rds.find(host("reports.cluster-custom-x"))).hasToString("cluster:shop");
    assertThat(rds.find(host("app"))).hasToString("db:app");
  }

  @Test
  void faultThatStaysIsTold() {
    SERVER.failNext(
        "CreateDBSnapshot", RdsFault.UNAVAILABLE, RdsFault.UNAVAILABLE, RdsFault.UNAVAILABLE);
    refuses(
        "(ServiceUnavailable: The request has failed temporarily.). The database was not changed."
            + " Next: try again; if it goes on, check the right rds:CreateDBSnapshot and"
            + " rds:AddTagsToResource, the region, and that RDS is reached (by an interface"
            + " endpoint in an isolated subnet).");
  }

  @Test
  void quotaIsTold() {
    SERVER.failNext(
        "CreateDBSnapshot",
        RdsFault.of(400, "SnapshotQuotaExceeded", "Cannot create more than 100 manual snapshots"));
    refuses(
        "(SnapshotQuotaExceeded: Cannot create more than 100 manual snapshots). The database was"
            + " not changed. Next: delete snapshots that need not be kept (backups --snapshot"
            + " --prune shows ours), or have the quota raised.");
  }

  @Test
  void missingRightIsNamed() {
    RdsFault denied = RdsFault.of(403, "AccessDenied", "not authorized to perform that");
    SERVER.failNext("CreateDBSnapshot", denied, denied, denied, denied, denied);
    refuses(
        "(AccessDenied: not authorized to perform that). The database was not changed. Next: allow"
            + " rds:CreateDBSnapshot and rds:AddTagsToResource.");
  }

  @Test
  void rightThatArrivesLateIsWaitedFor() {
    RdsFault denied = RdsFault.of(403, "AccessDenied", "not authorized to perform that");
    SERVER.failNext("DescribeDBInstances", denied, denied);
    assertThat(rds.whole(SOURCES.get(0))).isEqualTo(SOURCES.get(0));
  }

  @Test
  void nameOfAnotherSnapshotIsNotTakenForOurs() {
    RdsSnapshot begun = rds.create(SOURCES.get(0), "slipway-app-name", TAGS);
    assertThatThrownBy(
            () -> rds.create(SOURCES.get(0), "slipway-app-name", Map.of("slipway:run", "2")))
        .isInstanceOf(SnapshotFailed.class)
        .hasMessageContaining("(DBSnapshotAlreadyExists: ");
    rds.delete(begun);
  }

  @ParameterizedTest
  @FieldSource("SOURCES")
  void sourceAtAnotherSnapshotIsBusy(SnapshotSource source) {
    RdsSnapshot begun = rds.create(source, "slipway-app-first", TAGS);
    assertThatThrownBy(() -> rds.create(source, "slipway-app-second", TAGS))
        .isInstanceOf(SourceBusy.class)
        .hasMessageContaining(source.identifier() + " is not in available state.)");
    rds.delete(begun);
  }

  private void refuses(String end) {
    assertThatThrownBy(() -> rds.create(SOURCES.get(0), "slipway-app-none", TAGS))
        .isInstanceOf(SnapshotFailed.class)
        .hasMessage("The snapshot slipway-app-none of db:app could not be begun " + end);
    assertThat(SERVER.snapshots()).noneMatch(one -> one.name().equals("slipway-app-none"));
  }
}
