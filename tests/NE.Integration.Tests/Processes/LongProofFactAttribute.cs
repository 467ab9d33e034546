using System;
using Xunit;

namespace NE.Integration.Tests.Processes;

/// <summary>A proof of a minute or more, which runs only when it is asked for.</summary>
public class LongProofFactAttribute : FactAttribute
{
    public LongProofFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("NE_LONG_PROOFS") != "1")
            Skip = "A long proof; it runs with the environment variable NE_LONG_PROOFS=1.";
    }
}
