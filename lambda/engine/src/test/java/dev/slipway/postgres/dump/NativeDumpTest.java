package dev.slipway.postgres.dump;

import dev.slipway.postgres.Connector;

/** Tests a pg_dump that is installed. */
class NativeDumpTest extends DumpContract {

  @Override
  SchemaDumper dumper(Connector connector) {
    return NativePrograms.dumper(connector);
  }
}
