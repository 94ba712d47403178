/** Writing a dataset in one format from sources in any. No argument or result is null. */
package org.stylegan4j.data.make;
