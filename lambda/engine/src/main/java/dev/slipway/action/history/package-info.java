/** Shows the audit log. */
@NullMarked
package dev.slipway.action.history;

import org.jspecify.annotations.NullMarked;
