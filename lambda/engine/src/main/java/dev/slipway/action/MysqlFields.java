package dev.slipway.action;

import dev.slipway.config.MysqlSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that name MySQL as what rows come from. */
public final class MysqlFields {

  public static final Field<Integer> MAX_REJECTS =
      Field.of("maxRejects", Values.COUNT_OR_NONE, 0)
          .option(
              "N",
              "Of MySQL, so many rows that cannot go in may be left out (default: 0: then nothing"
                  + " is changed).");

  public static final Field<String> REJECTS =
      Field.of("rejects", Values.TEXT)
          .option(
              "FILE",
              "Where rows of MySQL that cannot go in are written down as CSV (default:"
                  + " rejects_DATABASE_TIME.csv here).");

  private static final String PASSWORD = "MYSQL_PWD";

  private MysqlFields() {}

  /**
   * What MySQL is read as; null where the field does not name it. Throws {@link
   * dev.slipway.error.InvalidInput} for a URL that is wrong.
   *
   * @param from names it by a URL
   */
  public static @Nullable MysqlSource of(Given given, Field<String> from) {
    String url = given.find(from);
    if (url == null || !MysqlSettings.isMeantBy(url)) {
      String why = "is for rows of MySQL, which from does not name";
      given.refuseIfAsked(MAX_REJECTS, why);
      given.refuseIfAsked(REJECTS, why);
      return null;
    }
    String password = given.variable(PASSWORD);
    Map<String, String> variables = password == null ? Map.of() : Map.of(PASSWORD, password);
    return new MysqlSource(
        MysqlSettings.read(given.name(from), url, variables),
        given.get(MAX_REJECTS),
        given.find(REJECTS));
  }
}
