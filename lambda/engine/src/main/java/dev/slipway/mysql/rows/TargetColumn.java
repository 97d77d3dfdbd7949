package dev.slipway.mysql.rows;

import java.util.List;

/**
 * A column of PostgreSQL that values go to.
 *
 * @param type as {@code format_type} writes it; of a domain, that of what it is based on
 * @param nullable whether it takes NULL
 * @param labels of an enum of its own, in their order; empty for what is none
 */
public record TargetColumn(String name, String type, boolean nullable, List<String> labels) {

  /** A column whose type is no enum. */
  public TargetColumn(String name, String type, boolean nullable) {
    this(name, type, nullable, List.of());
  }
}
