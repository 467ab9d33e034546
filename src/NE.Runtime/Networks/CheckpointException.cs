using System;

namespace NE.Runtime.Networks;

/// <summary>
/// A checkpoint cannot be used: it is damaged, or a tensor is missing or has a different type or size. The message is one sentence.
/// </summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="inner">The cause, if there is one.</param>
public sealed class CheckpointException(string message, Exception? inner = null) : Exception(message, inner);
