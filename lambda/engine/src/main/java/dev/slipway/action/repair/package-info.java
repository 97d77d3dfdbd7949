/** Brings the history in line with the files. */
@NullMarked
package dev.slipway.action.repair;

import org.jspecify.annotations.NullMarked;
