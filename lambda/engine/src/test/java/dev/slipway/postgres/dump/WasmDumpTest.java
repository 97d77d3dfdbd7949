package dev.slipway.postgres.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.postgres.Connector;
import dev.slipway.testing.postgres.PostgresServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the pg_dump that is built in. */
class WasmDumpTest extends DumpContract {

  @Override
  SchemaDumper dumper(Connector connector) {
    return SchemaDumpers.choose(connector, PostgresServer.majorVersion(), List.of());
  }

  @Test
  void itIsTheVersionThatItSaysItIs() {
    assertThat(dump(owner()))
        .contains("-- Dumped by pg_dump version " + dumper(owner()).version() + "\n");
  }
}
