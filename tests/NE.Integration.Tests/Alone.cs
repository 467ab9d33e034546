using Xunit;

namespace NE.Integration.Tests;

/// <summary>Tests that measure the process and so run when no other test does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;
