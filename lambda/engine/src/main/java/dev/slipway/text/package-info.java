/** Amounts, times and tables in words for people. */
@NullMarked
package dev.slipway.text;

import org.jspecify.annotations.NullMarked;
