using Xunit;

namespace NE.Package.Tests;

/// <summary>All tests share one workplace: packing and restoring are what takes time.</summary>
[CollectionDefinition(Name)]
public sealed class WorkplaceCollection : ICollectionFixture<Workplace>
{
    public const string Name = "Workplace";
}
