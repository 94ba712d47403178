/** Single layers under JMH: each fast path beside its plain reference path, forward and backward. */
package org.stylegan4j.bench.layers;
