/** Pieces of HTML and Markdown in which whatever others have written stays text. */
@NullMarked
package dev.slipway.markup;

import org.jspecify.annotations.NullMarked;
