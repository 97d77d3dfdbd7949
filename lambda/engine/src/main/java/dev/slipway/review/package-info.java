/** One page for the people who approve migrations, as a value and as HTML or Markdown. */
@NullMarked
package dev.slipway.review;

import org.jspecify.annotations.NullMarked;
