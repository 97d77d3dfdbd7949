/** What can be asked for and what is answered, the same for every door. */
@NullMarked
package dev.slipway.action;

import org.jspecify.annotations.NullMarked;
