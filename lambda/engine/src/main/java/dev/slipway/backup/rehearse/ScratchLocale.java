package dev.slipway.backup.rehearse;

import dev.slipway.backup.manifest.Origin;
import dev.slipway.backup.manifest.Sorting;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.SqlFailure;
import java.util.Set;

/**
 * How a database's texts are sorted, as CREATE DATABASE says it.
 *
 * @param origin whose database it was
 */
record ScratchLocale(Origin origin) {

  /** The server knows no such locale, or was built without its provider. */
  private static final Set<String> UNKNOWN = Set.of("42809", "22023", "0A000", "42704");

  /** Creates a database like that, or else one that sorts by bytes; tells how that differs. */
  String create(Session session, String create) {
    try {
      session.executeAsWritten(
          create + provider(origin.sorting()) + of(origin.collate(), origin.ctype()));
      return "";
    } catch (SqlFailure e) {
      if (!UNKNOWN.contains(e.sqlState())) {
        throw e;
      }
      session.executeAsWritten(create + of("C", "C"));
      return "the scratch database sorts otherwise, since the server has no locale "
          + origin.collate()
          + origin.sorting().text()
          + " ("
          + e.getMessage()
          + ")";
    }
  }

  private static String of(String collate, String ctype) {
    return " LC_COLLATE " + Sql.literal(collate) + " LC_CTYPE " + Sql.literal(ctype);
  }

  private static String provider(Sorting sorting) {
    if (sorting.provider() == null) {
      return "";
    }
    String rules = sorting.rules() == null ? "" : " ICU_RULES " + Sql.literal(sorting.rules());
    return sorting.byIcu()
        ? " LOCALE_PROVIDER icu ICU_LOCALE " + locale(sorting) + rules
        : sorting.byServer()
            ? " LOCALE_PROVIDER builtin BUILTIN_LOCALE " + locale(sorting)
            : " LOCALE_PROVIDER libc";
  }

  private static String locale(Sorting sorting) {
    return Sql.literal(String.valueOf(sorting.locale()));
  }
}
