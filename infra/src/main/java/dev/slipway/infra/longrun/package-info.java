/** State machines that call the function again and again, until what it does is done. */
@NullMarked
package dev.slipway.infra.longrun;

import org.jspecify.annotations.NullMarked;
