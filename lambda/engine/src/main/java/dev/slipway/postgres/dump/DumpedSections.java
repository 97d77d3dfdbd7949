package dev.slipway.postgres.dump;

import java.io.OutputStream;

/** A schema that is written section by section, each as pg_dump writes it by itself. */
@FunctionalInterface
public interface DumpedSections extends AutoCloseable {

  /** Writes one, under the conditions of {@link SchemaDumper#dump}. */
  void write(DumpSection section, OutputStream out);

  /** Deletes what was kept for the sections to come. */
  @Override
  default void close() {}
}
