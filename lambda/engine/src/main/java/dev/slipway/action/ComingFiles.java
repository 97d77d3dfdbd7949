package dev.slipway.action;

import dev.slipway.config.VariableNames;
import dev.slipway.error.InvalidInput;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The migrations of a build that is still to be deployed: what would run is looked at, and nothing
 * of it is run. They lie below the one place that the configuration names, so that whoever may ask
 * cannot have any other object read.
 */
public final class ComingFiles {

  public static final Field<String> URL =
      Field.of("migrationsUrl", Values.TEXT)
          .option(
              "URL",
              "Look at the migrations of a build to come: a zip below the address that"
                  + " COMING_MIGRATIONS names, s3://bucket/prefix/....zip.");

  private static final Pattern KEY = Pattern.compile("[\\w.!'()*/-]+\\.zip");

  private ComingFiles() {}

  /**
   * The desk that reads them; the same desk where none are named. Throws {@link InvalidInput} for
   * any other place.
   */
  public static Desk at(Desk desk, @Nullable String url) {
    if (url == null) {
      return desk;
    }
    String allowed = desk.settings().comingMigrations();
    if (allowed == null) {
      throw new InvalidInput(
          "The request's migrationsUrl names migrations of a build to come, and no place is"
              + " configured for those ("
              + VariableNames.COMING_MIGRATIONS
              + "; comingMigrations(...) of the construct). Nothing was done.");
    }
    if (!url.startsWith(allowed) || !KEY.matcher(url.substring(allowed.length())).matches()) {
      throw new InvalidInput(
          "The request's migrationsUrl is not a zip below "
              + allowed
              + ", where migrations of builds to come are ("
              + VariableNames.COMING_MIGRATIONS
              + "). Nothing was done.");
    }
    return desk.reading(desk.toolbox().files(url, desk.settings().format()));
  }
}
