package dev.slipway.review;

import dev.slipway.markup.Html;

/** A part of the page under a heading of its own. */
interface PageSection {

  /** What links lead to. */
  String id();

  String title();

  /** Writes what stands below the heading. */
  void write(Review review, Html html);

  /** What stands there where there is nothing to tell. */
  static void nothing(Html html, String why) {
    html.element("p", why, "class", "muted").line();
  }
}
