/** The built-in detector of face attributes, its training, and what is asked about faces. No argument or result is null. */
package org.stylegan4j.metric.faces;
