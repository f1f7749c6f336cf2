/** Twin of the module {@code sdk-test-case-conversion}. */
package caseconversion;
