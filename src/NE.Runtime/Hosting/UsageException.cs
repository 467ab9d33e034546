using System;

namespace NE.Runtime.Hosting;

/// <summary>The command line is invalid. The message is one sentence.</summary>
internal sealed class UsageException(string message) : Exception(message);
