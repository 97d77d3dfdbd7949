package dev.slipway.transfer.check;

import dev.slipway.postgres.Rows;
import java.util.List;

/** A kind of thing that can be wrong with a database by itself. */
interface CheckKind {

  /** A query to the catalogue, where only pg_catalog is searched. */
  String catalogue();

  /** What there is to ask, and what is wrong already, by its answer. Pure. */
  Looked look(Rows answer, CheckScope scope);

  /**
   * What comes of looking into the catalogue.
   *
   * @param checks what is to be asked of the tables
   * @param findings what is wrong already
   * @param notes what cannot be looked at and the like, in sentences
   */
  record Looked(List<Check> checks, List<Finding> findings, List<String> notes) {

    static Looked checks(List<Check> checks) {
      return new Looked(checks, List.of(), List.of());
    }

    static Looked findings(List<Finding> findings) {
      return new Looked(List.of(), findings, List.of());
    }
  }
}
