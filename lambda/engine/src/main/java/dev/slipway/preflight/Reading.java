package dev.slipway.preflight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a gauge shows.
 *
 * @param gauge what it is about, in a word or two
 * @param figure the number that counts, with its unit
 * @param details what it is made of, a line each
 * @param next what to do about it; null where it is green
 */
public record Reading(
    String gauge, Light light, String figure, List<String> details, @Nullable String next) {

  /** One that says what to do unless it is green. */
  static Reading of(String gauge, Light light, String figure, List<String> details, String next) {
    return new Reading(gauge, light, figure, details, light == Light.GREEN ? null : next);
  }
}
