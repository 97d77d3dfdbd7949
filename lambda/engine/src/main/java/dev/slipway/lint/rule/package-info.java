/** What the text of a statement tells: a rule for each thing that it can do to others. */
@NullMarked
package dev.slipway.lint.rule;

import org.jspecify.annotations.NullMarked;
