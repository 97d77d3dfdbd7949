package dev.slipway.bench.splitter;

import dev.slipway.sql.StatementReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Cuts one file into statements and says how many there are. */
public final class Cut {

  private Cut() {}

  /** Takes the file. */
  public static void main(String[] arguments) throws IOException {
    String text = Files.readString(Path.of(arguments[0]));
    System.out.println(StatementReader.read(text).statements().size());
  }
}
