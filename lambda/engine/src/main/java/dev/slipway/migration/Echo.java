package dev.slipway.migration;

import dev.slipway.psql.Remark;

/**
 * What a script prints.
 *
 * @param offset where in the file; for an included file, where that comes in
 */
public record Echo(int offset, String text) {

  static Echo of(Remark finding) {
    return new Echo(finding.place().outermost().offset(), finding.text());
  }
}
