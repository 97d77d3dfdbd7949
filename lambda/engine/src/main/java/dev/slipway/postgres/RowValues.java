package dev.slipway.postgres;

import java.util.Set;

/**
 * Where the server's words on a failure may hold values of rows, which are not for every reader of
 * a log (PostgreSQL manual, appendix A "Error Codes").
 */
public final class RowValues {

  private static final int CLASS_LENGTH = 2;

  /** Classes of failures whose Detail never holds values of rows. */
  private static final Set<String> NAMES_ONLY =
      Set.of("0A", "25", "2B", "40", "42", "53", "54", "55", "57", "58");

  /** Classes of failures whose message never holds values of rows, where the server writes it. */
  private static final Set<String> PLAIN =
      Set.of("08", "0A", "25", "28", "2B", "3D", "3F", "40", "42", "53", "54", "55", "57", "58");

  private static final String OF_CONSTRAINTS = "23";

  /** By which procedures raise an error of their own: PL/pgSQL, PL/Python, PL/Tcl. */
  private static final Set<String> RAISES =
      Set.of("exec_stmt_raise", "PLy_elog_impl", "throw_tcl_error");

  private RowValues() {}

  /** The detail where it names objects and sessions; empty where it may hold values of rows. */
  public static String detailWithout(SqlFailure failure) {
    return NAMES_ONLY.contains(classOf(failure)) ? failure.detail() : "";
  }

  /**
   * True where the message may hold values of rows: where a script has written it, whatever it
   * calls it, and where the server does not speak of objects alone.
   */
  public static boolean mayBeInMessage(SqlFailure failure) {
    String errorClass = classOf(failure);
    boolean ofConstraint =
        errorClass.equals(OF_CONSTRAINTS)
            && !(failure.constraint().isEmpty() && failure.column().isEmpty());
    return RAISES.contains(failure.routine()) || !(PLAIN.contains(errorClass) || ofConstraint);
  }

  private static String classOf(SqlFailure failure) {
    String state = failure.sqlState();
    return state.substring(0, Math.min(CLASS_LENGTH, state.length()));
  }
}
