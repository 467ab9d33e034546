using NE.Integration.Tests.Processes;

namespace NE.Integration.Tests.Gpu;

/// <summary>A long proof that needs a device of OpenCL.</summary>
public sealed class OpenClLongProofFactAttribute : LongProofFactAttribute
{
    public OpenClLongProofFactAttribute() => Skip ??= OpenCl.Problem;
}
