/** Benchmarks. */
package org.stylegan4j.bench;
