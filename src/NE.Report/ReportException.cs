using System;

namespace NE.Report;

/// <summary>A report cannot be made. The message is one sentence that states the remedy.</summary>
/// <param name="message">The sentence.</param>
/// <param name="cause">What was caught, if anything.</param>
public sealed class ReportException(string message, Exception? cause = null) : Exception(message, cause);
