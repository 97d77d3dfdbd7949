package dev.slipway.backup.manifest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who sorts and compares the texts of a database (PostgreSQL manual, chapter 24.1.4 "Locale
 * Providers").
 *
 * @param provider c for the operating system's library, i for ICU, b for the server itself; null in
 *     backups of older versions, and of servers before 15
 * @param locale the provider's own, null where there is none
 * @param rules that are added to it, null for none
 */
public record Sorting(@Nullable String provider, @Nullable String locale, @Nullable String rules) {

  /** Where nothing is told of it. */
  public static final Sorting UNKNOWN = new Sorting(null, null, null);

  /** True where both are the same, as far as both are known. */
  public boolean isLike(Sorting other) {
    return provider == null
        || other.provider == null
        || (provider.equals(other.provider)
            && Objects.equals(locale, other.locale)
            && Objects.equals(rules, other.rules));
  }

  /** For people; empty where the database's own names of locales say all. */
  public String text() {
    return locale == null ? "" : " " + (byIcu() ? "ICU " : "") + locale;
  }

  /** True for ICU. */
  public boolean byIcu() {
    return "i".equals(provider);
  }

  /** True for the server itself. */
  public boolean byServer() {
    return "b".equals(provider);
  }
}
