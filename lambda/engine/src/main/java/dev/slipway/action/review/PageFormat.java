package dev.slipway.action.review;

import dev.slipway.review.HtmlPage;
import dev.slipway.review.MarkdownPage;
import dev.slipway.review.Review;

/** How the page is written. */
enum PageFormat {
  /** One file for a browser. */
  HTML,
  /** For a comment on a pull request. */
  MARKDOWN;

  /** As a file's name ends: Markdown behind {@code .md}, else HTML. */
  static PageFormat of(String name) {
    return name.endsWith(".md") ? MARKDOWN : HTML;
  }

  String page(Review review) {
    return this == HTML ? HtmlPage.of(review) : MarkdownPage.of(review);
  }
}
