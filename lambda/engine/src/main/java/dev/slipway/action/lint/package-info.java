/** Shows the hazards of migrations. */
@NullMarked
package dev.slipway.action.lint;

import org.jspecify.annotations.NullMarked;
