package dev.slipway.postgres.dump;

import dev.slipway.postgres.Connector;

/** Tests the pg_dump that is built in beside a lock. */
class WasmDumpLockTest extends DumpLockContract {

  @Override
  SchemaDumper dumper(Connector connector) {
    return new WasmDumper(connector);
  }
}
