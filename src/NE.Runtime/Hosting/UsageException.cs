using System;

namespace NE.Runtime.Hosting;

/// <summary>The command line is wrong. The message is one sentence.</summary>
internal sealed class UsageException(string message) : Exception(message);
