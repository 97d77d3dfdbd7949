package dev.slipway.backup.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;

/** Tests {@link SnapshotName} and the tags, by the rules of RDS. */
class SnapshotNameTest {

  private static final Instant TIME = Instant.parse("2025-06-30T09:08:07.6Z");

  @Example
  void tellsDatabaseVersionAndTime() {
    assertThat(SnapshotName.of("app", "20250101_120000", TIME))
        .isEqualTo("slipway-app-20250101-120000-20250630-090807");
    assertThat(SnapshotName.of("My_App.2", null, TIME))
        .isEqualTo("slipway-my-app-2-none-20250630-090807");
    assertThat(SnapshotName.of("Ünï__-", "001", TIME)).isEqualTo("slipway-n-001-20250630-090807");
    assertThat(SnapshotName.of("数据库", "001", TIME))
        .isEqualTo("slipway-database-001-20250630-090807");
  }

  @Property
  void everyNameIsOneForRds(@ForAll @NotEmpty String database, @ForAll String version) {
    assertThat(SnapshotName.of(database, version, TIME))
        .matches("[a-z](-?[a-z0-9]+)*")
        .hasSizeLessThanOrEqualTo(255)
        .endsWith("-20250630-090807");
  }

  @Property
  void aNameBeginsWithItsPrefix(@ForAll @NotEmpty String database) {
    String shortened = database.substring(0, Math.min(63, database.length()));
    assertThat(SnapshotName.of(shortened, "001", TIME))
        .startsWith(SnapshotName.prefix(shortened) + "001-");
  }

  @Property
  void everyTagIsOneForRds(@ForAll String database) {
    assertThat(SnapshotTerms.tagValue(database)).matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
  }

  @Example
  void onlyWhatIsTaggedForTheDatabaseIsOurs() {
    Map<String, String> tags =
        new SnapshotTerms(UUID.randomUUID(), "prod", "my_app", "001", "1.2.3").tags();
    assertThat(snapshot("slipway-my-app-001-20250630-090807", tags).isOurs("my_app")).isTrue();
    assertThat(snapshot("slipway-my-app-001-20250630-090807", tags).isOurs("my-app")).isFalse();
    assertThat(snapshot("before-upgrade", tags).isOurs("my_app")).isFalse();
    assertThat(snapshot("slipway-my-app-001-20250630-090807", Map.of()).isOurs("my_app")).isFalse();
  }

  private static RdsSnapshot snapshot(String name, Map<String, String> tags) {
    SnapshotSource source = SnapshotSource.parse("db:app");
    return new RdsSnapshot(source, name, "arn", "available", 100, TIME, tags);
  }
}
