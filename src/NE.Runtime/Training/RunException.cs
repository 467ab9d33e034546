using System;

namespace NE.Runtime.Training;

/// <summary>A run cannot start or continue. The message is one sentence that states the remedy.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="inner">The cause, if there is one.</param>
public sealed class RunException(string message, Exception? inner = null) : Exception(message, inner);
