package dev.slipway.config;

import java.util.regex.Pattern;

/**
 * Common mistakes in the URL of a database, such as forms that other tools take.
 *
 * @param form how it looks
 * @param advice what is said of it, without any of it
 */
record UrlSlip(Pattern form, String advice) {

  private static final UrlSlip[] KNOWN = {
    slip("[\"'].*", "stands in quotation marks that the shell has left; take them away"),
    slip(
        "postgres(ql)?\\+\\w+://.*",
        "names a driver behind a plus sign, as for SQLAlchemy; begin it with postgres://"),
    slip(
        "(mysql|mariadb)(2)?://.*",
        "is of MySQL, and what is migrated here is PostgreSQL; new --from and copy --from read"
            + " MySQL"),
    slip(
        "\\s*(host|server|data source|database|user id|username)\\s*=[^;]*;.*",
        "is of .NET's form; write it as postgres://user:password@host:port/database")
  };

  private static UrlSlip slip(String form, String advice) {
    return new UrlSlip(Pattern.compile(form, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), advice);
  }

  /** What to say of a text that is no URL. */
  static String of(String text) {
    for (UrlSlip slip : KNOWN) {
      if (slip.form.matcher(text).matches()) {
        return slip.advice;
      }
    }
    return ConnectionString.FORM;
  }
}
