/** Makes one page for the people who approve migrations. */
@NullMarked
package dev.slipway.action.review;

import org.jspecify.annotations.NullMarked;
