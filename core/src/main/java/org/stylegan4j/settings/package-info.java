/** Records as JSON. No argument or result is null. */
package org.stylegan4j.settings;
