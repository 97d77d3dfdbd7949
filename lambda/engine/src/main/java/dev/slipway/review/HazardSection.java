package dev.slipway.review;

import dev.slipway.hazard.Level;
import dev.slipway.lint.Hazard;
import dev.slipway.markup.Html;
import dev.slipway.review.Review.RatedHazard;
import java.util.List;
import java.util.Locale;

/** Hazards with their safe rewrites. */
final class HazardSection implements PageSection {

  @Override
  public String id() {
    return "hazards";
  }

  @Override
  public String title() {
    return "Hazards";
  }

  @Override
  public void write(Review review, Html html) {
    List<RatedHazard> hazards = review.hazards();
    if (hazards.isEmpty()) {
      PageSection.nothing(
          html, "No statement blocks others for long or loses anything, by its text.");
    }
    for (int i = 0; i < hazards.size(); i++) {
      hazard(hazards.get(i), "hazard-" + (i + 1), html);
    }
  }

  private static void hazard(RatedHazard rated, String id, Html html) {
    Hazard hazard = rated.hazard();
    html.open("article", "aria-labelledby", id).line();
    html.open("h3", "id", id);
    String level = rated.isOpen() ? rated.level().name().toLowerCase(Locale.ROOT) : "accepted";
    html.element("span", level, "class", "tag " + kind(rated));
    html.text(" " + hazard.kind().word() + " at ").element("code", hazard.where());
    html.close("h3").line();
    html.element("p", "Blocks " + hazard.blocks() + ". " + hazard.reason()).line();
    if (hazard.accepted() != null) {
      html.element("p", "Accepted in the file: " + hazard.accepted()).line();
    }
    html.code(hazard.statement());
    if (!hazard.rewrite().isEmpty()) {
      html.element("p", "Write instead:");
      html.code(String.join("\n", hazard.rewrite()));
    }
    html.close("article").line();
  }

  private static String kind(RatedHazard rated) {
    if (!rated.isOpen()) {
      return "good";
    }
    return rated.level() == Level.ERROR ? "bad" : "warn";
  }
}
