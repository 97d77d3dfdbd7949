/** How far long work is: one kind of event for all of it. */
@NullMarked
package dev.slipway.progress;

import org.jspecify.annotations.NullMarked;
