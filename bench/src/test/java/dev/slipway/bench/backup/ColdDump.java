package dev.slipway.bench.backup;

import dev.slipway.Wiring;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.SettingsReader;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.SessionOptions;
import dev.slipway.postgres.dump.DumpRequest;
import dev.slipway.postgres.dump.DumpSection;
import dev.slipway.postgres.dump.SchemaDumpers;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Dumps the definitions of a database once. */
public final class ColdDump {

  private ColdDump() {}

  /** Takes the database's URL. */
  public static void main(String[] arguments) {
    DatabaseSettings database =
        SettingsReader.read(Map.of("DATABASE_URL", arguments[0]), Wiring.credentials(Map.of()))
            .database();
    Duration wait = Duration.ofSeconds(10);
    Connector connector =
        new Connector(
            Objects.requireNonNull(database), SessionOptions.of("bench", wait, wait), notice -> {});
    SchemaDumpers.choose(connector, 14)
        .dump(new DumpRequest(DumpSection.ALL, null, List.of()), OutputStream.nullOutputStream());
  }
}
