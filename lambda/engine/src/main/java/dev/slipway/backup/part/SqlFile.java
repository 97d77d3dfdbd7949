package dev.slipway.backup.part;

import dev.slipway.postgres.ByteText;
import java.io.IOException;
import java.io.OutputStream;

/** Writes files of data as psql reads them. */
public final class SqlFile {

  private SqlFile() {}

  /** What stands at the head of every file of data, so that each can be loaded by itself. */
  public static void begin(OutputStream out, String encoding) throws IOException {
    lines(
        out,
        "SET statement_timeout = 0;",
        "SET client_encoding = '" + encoding + "';",
        "SET standard_conforming_strings = on;",
        "SET xmloption = content;",
        "SET row_security = off;",
        "SET search_path = '';",
        "");
  }

  /** Writes lines. */
  public static void lines(OutputStream out, String... lines) throws IOException {
    out.write(ByteText.bytes(String.join("\n", lines) + "\n"));
  }
}
