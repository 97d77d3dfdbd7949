package dev.slipway.transfer.check;

import java.util.List;
import java.util.stream.Collectors;

/** How the rows of a check are read. */
enum Scan {
  /** As the server thinks best. */
  ANY,
  /** From the tables themselves: of an index that may be broken nothing is believed. */
  SEQUENTIAL;

  private static final List<String> INDEX_SCANS =
      List.of("enable_indexscan", "enable_indexonlyscan", "enable_bitmapscan");

  /** A query that is read so, in a transaction that is as it was behind it. */
  String of(String query) {
    return this == ANY ? query : all("off") + query + ";\n" + all("DEFAULT");
  }

  private static String all(String value) {
    return INDEX_SCANS.stream()
        .map(name -> "SET LOCAL " + name + " = " + value + ";\n")
        .collect(Collectors.joining());
  }
}
