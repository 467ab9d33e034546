using System;
using System.IO;

namespace NE.Runtime.Hosting;

/// <summary>The standard output cannot be written.</summary>
/// <param name="fault">What the system says.</param>
internal sealed class OutputException(IOException fault)
    : Exception($"The standard output cannot be written ({fault.Message.TrimEnd('.')}); send it elsewhere, or leave it out with --quiet.", fault);
