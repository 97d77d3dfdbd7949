package dev.slipway.review;

import dev.slipway.error.Count;
import dev.slipway.preflight.Light;
import dev.slipway.proof.Proved;
import java.util.ArrayList;
import java.util.List;

/** The review in short. */
final class Summary {

  /** A word or two, and whether it is good, bad or to be looked at. */
  record Tag(String text, String kind) {}

  private Summary() {}

  static String migrations(Review review) {
    return Count.of(review.migrations().size(), "migration");
  }

  /** Where they are to run, behind their number. */
  static String database(Review review) {
    String name = review.subject().database();
    return name.isEmpty() ? "" : " for " + name + " (" + review.subject().environment() + ")";
  }

  static List<Tag> tags(Review review) {
    List<Tag> tags = new ArrayList<>();
    tags.add(hazards(review));
    if (!review.proofs().isEmpty()) {
      tags.add(downs(review));
    }
    if (!review.readings().isEmpty()) {
      tags.add(new Tag("database: " + review.light().name(), kind(review.light())));
    }
    return tags;
  }

  private static Tag hazards(Review review) {
    int open = review.open().size();
    String kind = review.errors() > 0 ? "bad" : open > 0 ? "warn" : "good";
    return new Tag(open == 0 ? "no hazard" : Count.of(open, "hazard"), kind);
  }

  private static Tag downs(Review review) {
    long proved =
        review.proofs().stream().filter(one -> one.finding() == Proved.Finding.PROVED).count();
    String kind = review.unproved() > 0 ? "bad" : proved < review.proofs().size() ? "warn" : "good";
    return new Tag("way back: %d of %d proved".formatted(proved, review.proofs().size()), kind);
  }

  static String kind(Light light) {
    return switch (light) {
      case GREEN -> "good";
      case YELLOW -> "warn";
      case RED -> "bad";
    };
  }
}
